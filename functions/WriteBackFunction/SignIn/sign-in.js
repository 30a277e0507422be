'use strict';
{
  const step = document.getElementById('step');
  const attribute = (name) => step.getAttribute(`data-${name}`);
  const key = `sign-in ${attribute('state')}`;
  // The link waits here, and not in the address, so that the provider never sees it.
  const put = (link) => { try { sessionStorage.setItem(key, link); } catch { /* Then the next page says to click again. */ } };
  const take = () => {
    try {
      const link = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return link;
    } catch {
      return null;
    }
  };

  const steps = {
    start: () => { put(location.href); location.replace(attribute('provider')); },
    return: () => {
      const link = take();
      if (link && new URL(link).origin === location.origin) location.replace(link);
    },
    reload: () => { if (performance.getEntriesByType('navigation')[0]?.type !== 'reload') location.reload(); },
  };
  const look = () => {
    if (document.prerendering || document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', look);
    document.removeEventListener('prerenderingchange', look);
    steps[attribute('step')]();
  };
  document.addEventListener('visibilitychange', look);
  document.addEventListener('prerenderingchange', look);
  look();
}
