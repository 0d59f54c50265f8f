import type { Operation, Parameter } from './document.ts';

/** A call as one would type it, with what cannot be left out and the example body. */
export function curlOf(url: string, verb: string, path: string, { parameters = [], requestBody, security }: Operation): string {
  const filled = path.replace(/\{([^}]*)\}/g, (variable, name) => encodeURI(exampleOf(parameters, name) ?? variable));
  const query = parameters.filter((one) => one.in === 'query' && one.required).map(({ name, example }) => `${name}=${encodeURIComponent(example ?? '')}`);
  const body = requestBody?.content['application/json'].example;
  const parts = [
    `curl${verb === 'get' ? '' : ` -X ${verb.toUpperCase()}`} ${quoted(`${url}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`)}`,
    ...(security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ];
  return parts.join(' \\\n  ');
}

const exampleOf = (parameters: readonly Parameter[], name: string) => parameters.find((one) => one.in === 'path' && one.name === name)?.example;

/** For a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
