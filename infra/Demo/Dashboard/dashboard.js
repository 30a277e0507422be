'use strict';
// Everything works without this script. With it the page follows other tabs, filters in place, and sends the edited link.
const pollEvery = 2000;
const linksAge = 5 * 60 * 1000; // A link lives 15 minutes; the page replaces it well before.
let { lastId, lastWrite } = document.body.dataset;
let signedAt = Date.now();
let busy = false;

const notice = document.getElementById('notice');
const say = text => { notice.textContent = text; notice.hidden = !text; };

// Finds the same element in the new copy of a section, so that focus, scroll position and open details are kept.
const marks = {
  details: element => element.dataset.key,
  '.scroll': element => element.getAttribute('aria-label'),
};

function keep(before, after) {
  for (const [selector, key] of Object.entries(marks)) {
    for (const old of before.querySelectorAll(selector)) {
      const now = [...after.querySelectorAll(selector)].find(element => key(element) === key(old));
      if (!now) continue;
      now.open = old.open;
      now.scrollLeft = old.scrollLeft;
      now.scrollTop = old.scrollTop;
    }
  }
}

function focusable(section) {
  return [...section.querySelectorAll('a, button, summary, select, input, [tabindex]')];
}

// A quote's row is found by the quote, because the rest of it changes.
function rowOf(element) {
  const row = element.closest('tr, li, details');
  return (row?.querySelector('.quote, code') ?? row)?.textContent ?? '';
}

function replace(id, fresh) {
  const section = document.getElementById(id);
  const next = fresh.getElementById(id);
  if (!section || !next) return;
  const held = section.contains(document.activeElement) ? document.activeElement : null;
  const place = held && { index: focusable(section).indexOf(held), tag: held.tagName, className: held.className, row: rowOf(held) };
  const adopted = document.adoptNode(next);
  section.replaceWith(adopted);
  keep(section, adopted);
  if (place) {
    const same = focusable(adopted).filter(element => element.tagName === place.tag && element.className === place.className);
    const found = same.find(element => rowOf(element) === place.row) ?? focusable(adopted)[place.index];
    found?.focus({ preventScroll: true });
  }
}

async function refresh(path, ids) {
  const sections = ids.map(id => document.getElementById(id)).filter(Boolean);
  sections.forEach(section => section.setAttribute('aria-busy', 'true'));
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    ids.forEach(id => replace(id, fresh));
  } finally {
    sections.forEach(section => section.removeAttribute('aria-busy'));
  }
}

// The link to cheat with is refreshed with the others unless it is being edited, and so are the controls.
const filters = () => document.getElementById('filters');
const isTouched = () => document.querySelectorAll('.verdict').length > 0
  || [...document.querySelectorAll('#cheat-form input')].some(input => input.value !== input.defaultValue);

const refreshAll = async () => {
  const inUse = [isTouched() && 'cheat', filters()?.contains(document.activeElement) && 'filters'];
  const ids = ['filters', document.querySelector('.sheet')?.id, 'viewer', 'sql', 'cheat'];
  await refresh(location.href, ids.filter(id => !inUse.includes(id)));
  signedAt = Date.now();
};

async function look() {
  if (busy || document.hidden) return;
  busy = true;
  try {
    const feed = await (await fetch(`/activity?since=${lastId}`, { cache: 'no-store' })).json();
    // A link records once, so the rows need new links after a write.
    if (feed.lastWrite > lastWrite || Date.now() - signedAt > linksAge) await refreshAll();
    if (feed.lastId > lastId) await refresh('/activity/list', ['activity']);
    ({ lastId, lastWrite } = feed);
    say('');
  } catch {
    say('The demo does not answer. The page shows earlier data and retries automatically.');
  } finally {
    busy = false;
  }
}

document.addEventListener('change', async event => {
  const form = event.target.form;
  if (form?.id !== 'filters') return;
  history.replaceState(null, '', `?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))}`);
  try {
    await refreshAll();
  } catch {
    form.submit();
  }
});

// A request with Purpose: prefetch records nothing in any write mode.
const verify = async (form, parameters) => {
  const answer = await fetch(`${form.getAttribute('action')}?${parameters}`, { headers: { Accept: 'application/json', Purpose: 'prefetch' } });
  const seconds = answer.headers.get('Retry-After');
  if (answer.status === 503 && seconds) {
    await new Promise(resolve => setTimeout(resolve, seconds * 1000));
    return verify(form, parameters);
  }
  const body = await answer.json();
  return { ok: answer.ok, status: answer.status, text: answer.ok ? body.detail : `${body.title}. ${(body.errors ?? [body.detail]).join(' ')}` };
};

function verdict(list, title, { ok, status, text }) {
  const line = document.createElement('p');
  line.className = 'verdict';
  line.dataset.verdict = ok ? 'genuine' : 'refused';
  const strong = document.createElement('strong');
  strong.textContent = `${title}: ${status} ${ok ? 'genuine' : 'refused'}. `;
  line.append(strong, text);
  list.append(line);
}

document.addEventListener('submit', async event => {
  const cheat = event.target;
  if (cheat.id !== 'cheat-form') return;
  event.preventDefault();
  const list = document.querySelector('.verdicts');
  list.replaceChildren();
  const inputs = [...cheat.elements].filter(element => element.name);
  try {
    const edited = await verify(cheat, new URLSearchParams(inputs.map(input => [input.name, input.value])));
    const genuine = await verify(cheat, new URLSearchParams(inputs.map(input => [input.name, input.defaultValue])));
    if (inputs.every(input => input.value === input.defaultValue)) {
      verdict(list, 'The unchanged link', genuine);
    } else {
      verdict(list, 'The edited link', edited);
      verdict(list, 'The signed link', genuine);
    }
  } catch {
    list.textContent = 'The API does not answer.';
  }
});

setInterval(look, pollEvery);
document.addEventListener('visibilitychange', look);
look();
