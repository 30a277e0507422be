'use strict';
const form = document.querySelector('form[data-post]');
const post = () => form.requestSubmit();
const postWhenVisible = () => document.visibilityState === 'visible'
  ? post()
  : document.addEventListener('visibilitychange', post, { once: true });
const askAgain = async (pause) => {
  await new Promise((resolve) => setTimeout(resolve, pause));
  const answer = await fetch(location.href, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(new FormData(form)),
  }).catch(() => null);
  return answer && answer.status !== 202 ? post() : askAgain(Math.min(pause * 1.5, 30000));
};
if (form) form.dataset.post === 'again' ? askAgain(1000) : postWhenVisible();
