'use strict';
{
  const form = document.getElementById('quote');
  const progress = document.getElementById('progress');
  // Not form.dataset: an input of the form may be named "dataset".
  const words = (name) => form.getAttribute(`data-${name}`);
  const say = (text) => { progress.textContent = text; };
  const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  let isSent = false;

  const whenVisible = (act) => {
    const look = () => {
      if (document.prerendering || document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      document.removeEventListener('prerenderingchange', look);
      act();
    };
    document.addEventListener('visibilitychange', look);
    document.addEventListener('prerenderingchange', look);
    look();
  };

  const send = () => { if (!isSent) form.requestSubmit(); };

  const askAgain = async (pause) => {
    say(words('pause').replace('{seconds}', pause));
    await sleep(pause);
    if (isSent) return;
    say(words('asking'));
    const answer = await fetch(location.href, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    // 429 is API Gateway's throttle. After it, and after 503, asking later helps.
    return answer && ![202, 429, 503].includes(answer.status) ? send() : askAgain(Math.min(Math.ceil(pause * 1.5), 30));
  };

  const mark = (sent) => {
    isSent = sent;
    form.querySelector('button').toggleAttribute('aria-disabled', sent);
    say(sent ? words('busy') : '');
  };

  if (form) {
    // A double click counts once. Coming back to the page, or getting no response, allows another click.
    form.addEventListener('submit', (event) => {
      if (isSent) return event.preventDefault();
      mark(true);
      setTimeout(mark, 30000, false);
    });
    addEventListener('pageshow', (event) => { if (event.persisted) mark(false); });
    if (words('post') === 'once') whenVisible(send);
    if (words('post') === 'again') askAgain(1);
  }

  const isResult = !['form', 'auto-post'].includes(document.body.getAttribute('data-page'));
  (document.querySelector('[aria-invalid]') ?? (isResult ? document.getElementById('outcome') : null))?.focus();
}
