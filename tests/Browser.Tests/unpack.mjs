// Unpacks the npm package's Chromium, with the libraries and the fonts it needs, into the folder that TMPDIR names.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
