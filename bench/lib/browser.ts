/** As much of a browser as a sign-in needs: cookies, redirects within one address, and forms. */
export function createBrowser() {
  const cookies = new Map<string, string>();

  async function go(url: string, init: RequestInit = {}): Promise<{ url: string; status: number; body: string; location: string | undefined }> {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, accept: 'text/html', cookie: cookieHeader() } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '') cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), value);
    }
    const location = response.headers.get('location');
    return { url, status: response.status, body: await response.text(), location: location === null ? undefined : new URL(location, url).href };
  }

  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  return {
    cookieHeader,
    /** Opens a page and follows redirects as long as they stay where `url` is. @returns where it ended, or was sent away to */
    async open(url: string): Promise<{ url: string; body: string }> {
      let answer = await go(url);
      while (answer.location) {
        if (new URL(answer.location).origin !== new URL(url).origin) return { url: answer.location, body: '' };
        answer = await go(answer.location);
      }
      if (answer.status >= 400) throw new Error(`${answer.url}: ${answer.status} ${answer.body.slice(0, 300)}`);
      return answer;
    },
    /** Submits the first form of a page as it stands. @returns where that led */
    async submit(page: { readonly url: string; readonly body: string }): Promise<string | undefined> {
      const [form = ''] = /<form[^>]*method="post".*?<\/form>/is.exec(page.body) ?? [];
      if (!form) throw new Error(`no form on ${page.url}`);
      const fields = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')] as [string, string]);
      const action = attribute(form.slice(0, form.indexOf('>')), 'action');
      const answer = await go(new URL(action || page.url, page.url).href, { method: 'POST', body: new URLSearchParams(fields) });
      if (answer.status >= 400) throw new Error(`${answer.url}: ${answer.status} ${answer.body.slice(0, 300)}`);
      return answer.location;
    },
  };
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
