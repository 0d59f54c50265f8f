import { type Html, html } from '../../chassis/html.ts';
import type { OpenApi, Schema } from './document.ts';
import { nameIn } from './schemas.ts';
import { prose } from './words.ts';

/** The fields of an object, or the words of an enumeration. */
export function schemaView(document: OpenApi, schema: Schema, side: 'sent' | 'answered' = 'sent'): Html {
  if (schema.enum) return html`<p class="words">${schema.enum.map((word) => html`<code>${word}</code> `)}</p>`;
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return html`<p class="quiet">It has no fields.</p>`;
  return html`<ul class="fields">${properties.map(
    ([name, field]) =>
      html`<li><p><code class="name">${name}</code> ${typeOf(document, field)}${schema.required?.includes(name) && (side === 'sent' ? html` <b class="required">required</b>` : html` <span class="limits">always there</span>`)}${limits(field)}</p>${prose(field.description)}</li>`,
  )}</ul>`;
}

/** What a field holds, in words, with a way to the object it is. */
export function typeOf(document: OpenApi, schema: Schema): Html {
  const name = nameIn(schema);
  if (name !== undefined) {
    const word = document.components.schemas[name]?.enum ? 'one of ' : '';
    return html`<span class="type">${word}<a href="#object-${name}">${name}</a></span>`;
  }
  if (schema.anyOf) return html`${schema.anyOf.map((one, index) => html`${index > 0 && ' or '}${typeOf(document, one)}`)}`;
  if (schema.items) return html`<span class="type">list of ${typeOf(document, schema.items)}</span>`;
  if (schema.additionalProperties) return html`<span class="type">map of text to ${typeOf(document, schema.additionalProperties)}</span>`;
  return html`<span class="type">${plainType(schema)}</span>`;
}

function plainType({ type, format, contentEncoding }: Schema): string {
  if (format === 'date-time') return 'time';
  if (format === 'int64') return 'number as text';
  if (contentEncoding) return 'base64';
  switch ([type].flat()[0]) {
    case 'string':
      return format === 'email' ? 'e-mail address' : format === 'uri' ? 'address' : 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return 'object';
    default:
      return 'anything';
  }
}

const WIDEST = 2 ** 31 - 1;

function limits(schema: Schema): Html {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minItems, maxItems, maxProperties, pattern, format } = schema;
  const said = [
    range(minLength, maxLength, 'characters'),
    range(minimum === 0 ? undefined : minimum, maximum !== undefined && maximum >= WIDEST ? undefined : maximum, ''),
    range(minItems, maxItems ?? maxProperties, 'entries'),
    exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && `less than ${exclusiveMaximum}`,
  ].filter(Boolean);
  const words = schema.enum && !schema.$ref ? schema.enum : [];
  return html`${said.length > 0 && html`<span class="limits">${said.join(', ')}</span>`}${words.length > 0 && html` <span class="limits">${words.map((word) => html`<code>${word}</code> `)}</span>`}${
    pattern && format !== 'int64' && html` <span class="limits">matches <code>${pattern}</code></span>`
  }`;
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  if (unit === 'characters' && least === 1) return most === undefined ? 'not empty' : `1–${most} characters`;
  const numbers = least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : least === most ? `${least}` : `${least}–${most}`;
  return `${numbers} ${unit}`.trim();
}
