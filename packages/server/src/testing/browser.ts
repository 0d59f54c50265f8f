/** One form of a page, as somebody without JavaScript would send it. */
export interface PageForm {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  /** What stands on its button. */
  readonly button: string;
}

export interface Shown {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  /** The text of its first heading. */
  readonly heading: string;
  readonly forms: readonly PageForm[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** Where it leads, when the way goes out of the house. */
  readonly location?: string;
  readonly headers: Headers;
}

const textOf = (html: string): string =>
  decode(html.replace(/<span[^>]*aria-hidden="true">[\s\S]*?<\/span>/g, '').replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** A browser in its smallest form: keeps cookies, follows redirects inside the house, sends forms. */
export function createBrowser(origin: string) {
  const cookies = new Map<string, string>();

  async function send(url: string, init: RequestInit = {}): Promise<Shown> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location) {
      const next = new URL(location, url);
      if (next.origin !== origin) return { ...(await readPage(response, url)), location: next.href };
      // What a browser says of itself it says again wherever it is sent on to.
      return send(next.href, init.method === undefined && init.headers ? { headers: init.headers } : {});
    }
    return readPage(response, url);
  }

  return {
    cookies,
    open: (path: string, headers?: Readonly<Record<string, string>>) => send(new URL(path, origin).href, headers ? { headers } : {}),
    /** Fills in the form whose button says this, and presses it. */
    press: (page: Shown, button: string | RegExp, values: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) => {
      const form = page.forms.find((one) => (typeof button === 'string' ? one.button === button : button.test(one.button)));
      if (!form) throw new Error(`no button ${button} on "${page.heading}", only ${page.forms.map((one) => `"${one.button}"`).join(', ')}`);
      return send(new URL(form.action, page.url).href, {
        method: 'POST',
        body: new URLSearchParams({ ...form.values, ...values }),
        headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
      });
    },
    post: (path: string, values: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      send(new URL(path, origin).href, { method: 'POST', body: new URLSearchParams(values), headers }),
  };
}

export type TestBrowser = ReturnType<typeof createBrowser>;

async function readPage(response: Response, url: string): Promise<Shown> {
  const html = await response.text();
  return {
    status: response.status,
    url,
    html,
    heading: textOf(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''),
    forms: [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, action = '', inside = '']) => ({
      action: decode(action),
      values: Object.fromEntries(
        [...inside.matchAll(/<input\b[^>]*>/g)].map(([input]) => [/name="([^"]*)"/.exec(input)?.[1] ?? '', decode(/value="([^"]*)"/.exec(input)?.[1] ?? '')]),
      ),
      button: textOf(/<button[^>]*>([\s\S]*?)<\/button>/.exec(inside)?.[1] ?? ''),
    })),
    // Those of the page itself: at its foot it leads to itself in other languages.
    links: [...html.replace(/<footer>[\s\S]*<\/footer>/, '').matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, href = '', text = '']) => ({
      href: decode(href),
      text: textOf(text),
    })),
    headers: response.headers,
  };
}
