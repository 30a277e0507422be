'use strict';
// Coming back from a link's tab, the reader finds what it recorded, and links with a new issue time.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && location.reload());
