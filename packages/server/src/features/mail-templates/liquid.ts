import { Context, Liquid, type Template } from 'liquidjs';
import { VARIABLES, type Variables } from '../../chassis/mail-words.ts';

/** What a template is made of. */
export interface Content {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type Part = keyof Content;

/** Which part of a template is wrong, where and why. */
export class TemplateError extends Error {
  readonly part: Part;

  constructor(part: Part, message: string) {
    super(message);
    this.part = part;
  }
}

/** What may stand in a template. Tags that open files and filters that leave markup as it is are not among them. */
const TAGS = new Set('if unless case assign capture for break continue comment raw echo #'.split(' '));
const FILTERS = new Set(
  `escape escape_once upcase downcase capitalize strip lstrip rstrip squish truncate truncatewords default replace replace_first remove append
   prepend split join first last size slice url_encode plus minus`.split(/\s+/),
);
const LONGEST = 200_000;
/** Steps and not time: on a machine that has a lot to do, a mail takes long of which nothing is wrong. */
const MOST_STEPS = 50_000;

function engine(options: { readonly escapes: boolean }): Liquid {
  const liquid = new Liquid({
    ...(options.escapes ? { outputEscape: 'escape' as const } : {}),
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    templates: {},
    parseLimit: 100_000,
    memoryLimit: 1_000_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) delete liquid.filters[name];
  return liquid;
}

const engines: Readonly<Record<Part, Liquid>> = { subject: engine({ escapes: false }), html: engine({ escapes: true }), text: engine({ escapes: false }) };

/** @throws TemplateError, with line and column */
function parse(part: Part, source: string): Template[] {
  const liquid = engines[part];
  let template: Template[];
  try {
    template = liquid.parse(source);
  } catch (error) {
    throw new TemplateError(part, wordsOf(error));
  }
  const unknown = liquid.globalVariablesSync(template).filter((name) => name !== OWN && !VARIABLES.some((known) => known === name));
  if (unknown.length > 0)
    throw new TemplateError(
      part,
      `there is no variable "${unknown[0]}" in mails; there are ${VARIABLES.join(', ')}, and ${OWN}.… for what your app gives along`,
    );
  return template;
}

/**
 * The mail a template makes.
 * @throws TemplateError when it cannot be read, or fails on the way
 */
export function renderContent(content: Content, variables: Variables, own: Readonly<Record<string, string>> = {}): Content {
  const render = (part: Part): string => {
    const template = parse(part, content[part]);
    const liquid = engines[part];
    let text: string;
    try {
      text = String(liquid.renderSync(template, counted(liquid, { ...NOTHING, ...variables, [OWN]: { ...absentIn(liquid, template), ...own } })));
    } catch (error) {
      throw new TemplateError(part, wordsOf(error));
    }
    if (text.length > LONGEST) throw new TemplateError(part, `it comes to more than ${LONGEST} characters`);
    return text;
  };
  return { subject: render('subject').replace(/\s+/g, ' ').trim(), html: render('html'), text: render('text') };
}

/** What is filled in, for a template that takes so many steps at the most. */
function counted(liquid: Liquid, values: object): Context {
  const context = new Context(values, liquid.options, { sync: true }, { liquid });
  let steps = 0;
  // The engine asks before each step whether there is time left.
  context.renderLimit.check = () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error(`it takes more than ${MOST_STEPS} steps`);
  };
  return context;
}

/** What an app gives along when it asks for a mail: `{{ variables.greeting }}`. Nobody knows beforehand what there will be. */
const OWN = 'variables';

const absentIn = (liquid: Liquid, template: Template[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    liquid
      .globalVariableSegmentsSync(template)
      .filter(([root, name]) => root === OWN && typeof name === 'string')
      .map(([, name]) => [String(name), null]),
  );

/** Absent ones are there and empty: `{% if otp %}` asks for them. */
const NOTHING = Object.fromEntries(VARIABLES.map((name) => [name, null]));

/** "undefined filter: foo, line 1, column 34", without a picture of the source. */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read';
  return message.replace(/, (?:file:[^,]*, )?line:(\d+), col:(\d+)$/, ', line $1, column $2').slice(0, 300);
}
