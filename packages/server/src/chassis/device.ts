/** What a browser says about itself: for people to recognise their own devices by, and for no decision. What is not known is empty. */
export interface Device {
  readonly os: string;
  readonly osVersion: string;
  readonly browser: string;
  readonly browserVersion: string;
  readonly type: 'desktop' | 'mobile' | 'tablet' | 'other';
}

type Named = readonly [name: string, pattern: RegExp];

/** In this order: most browsers say that they are several others, too. */
const BROWSERS: readonly Named[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Samsung Internet', /\bSamsungBrowser\/([\d.]+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*\bSafari\//],
];

/** Browsers froze the versions of Windows and macOS years ago, so those say nothing; they are left out. */
const SYSTEMS: readonly Named[] = [
  ['iOS', /\b(?:iPhone|iPad|iPod)\b(?:.*?\bOS ([\d_]+))?/],
  ['Android', /\bAndroid(?: ([\d.]+))?/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac(?:intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
];

/** Longer ones are somebody's joke. */
const LONGEST = 1024;

export function deviceOf(userAgent: string): Device {
  const text = userAgent.slice(0, LONGEST);
  const [browser, browserVersion] = firstOf(BROWSERS, text);
  const [os, osVersion] = firstOf(SYSTEMS, text);
  return { os, osVersion: osVersion.replaceAll('_', '.'), browser, browserVersion, type: typeOf(text, os) };
}

function firstOf(known: readonly Named[], text: string): [name: string, version: string] {
  for (const [name, pattern] of known) {
    const match = pattern.exec(text);
    if (match) return [name, match[1] ?? ''];
  }
  return ['', ''];
}

function typeOf(text: string, os: string): Device['type'] {
  if (os === '') return 'other';
  if (/\b(?:iPad|Tablet)\b/.test(text)) return 'tablet';
  if (os === 'Android') return /\bMobile\b/.test(text) ? 'mobile' : 'tablet';
  return os === 'iOS' ? 'mobile' : 'desktop';
}
