import type { Stack } from './stack.ts';

/**
 * The little of a browser that hosted pages need: cookies, redirects and forms. They work without JavaScript, so this is enough.
 * @param answeredBy which machine a name leads to
 */
export function createBrowser({ answeredBy = (url: URL) => url } = {}) {
  const cookies = new Map<string, Map<string, string>>();
  const jarOf = (url: URL) => {
    const jar = cookies.get(url.host) ?? new Map<string, string>();
    cookies.set(url.host, jar);
    return jar;
  };

  async function request(target: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(target);
    const jar = jarOf(url);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(answeredBy(url), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    return answer;
  }

  /** Follows redirects until a page answers or `until` says the address is where we wanted to get. */
  async function go(target: string | URL, until: (url: URL) => boolean = () => false, init?: RequestInit): Promise<{ url: URL; page: string; status: number }> {
    let url = new URL(target);
    let answer = await request(url, init);
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops += 1) {
      if (hops > 20) throw new Error(`redirected without end, last to ${url}`);
      url = new URL(answer.headers.get('location') ?? '', url);
      if (until(url)) return { url, page: '', status: answer.status };
      answer = await request(url);
    }
    return { url, page: await answer.text(), status: answer.status };
  }

  /** Fills in and sends the first form that has all the named fields (or a button with these words). */
  async function submit(from: { url: URL; page: string }, fields: Record<string, string>, until?: (url: URL) => boolean) {
    const form = [...from.page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , body = '']) =>
      Object.keys(fields).every((name) => body.includes(`name="${name}"`)),
    );
    if (!form) throw new Error(`no form with ${Object.keys(fields)} on ${from.url.pathname}:\n${from.page.slice(0, 3000)}`);
    const action = /\baction="([^"]*)"/.exec(form[1]!)?.[1];
    const body = new URLSearchParams();
    for (const [input] of form[2]!.matchAll(/<input\b[^>]*>/g)) {
      const name = /\bname="([^"]*)"/.exec(input)?.[1];
      if (name) body.set(name, unescapeHtml(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''));
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const target = new URL(unescapeHtml(action ?? ''), from.url);
    return go(target, until, {
      method: 'POST',
      body,
      headers: { origin: from.url.origin, 'sec-fetch-site': 'same-origin' },
    });
  }

  return { request, go, submit, cookies };
}

const unescapeHtml = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name as string] ?? whole;
  });

/** Signs in by the code from the mail and returns where the app would have been called back. */
export async function signInWithCode(stack: Stack, authorizationUrl: string, email: string, browser = createBrowser()): Promise<URL> {
  const redirectUri = new URL(authorizationUrl).searchParams.get('redirect_uri')!;
  const atTheApp = (url: URL) => url.href.startsWith(redirectUri);
  const before = await stack.mails(email);
  const login = await browser.go(authorizationUrl, atTheApp);
  const asked = await browser.submit(login, { email });
  const mail = await stack.mail(email, before);
  const code = /\b\d{6}\b/.exec(mail.text)?.[0];
  if (!code) throw new Error(`no code in the mail:\n${mail.text}`);
  const { url, page } = await browser.submit(asked, { code }, atTheApp);
  if (!atTheApp(url)) throw new Error(`ended at ${url} instead of the app:\n${page.slice(0, 3000)}`);
  return url;
}
