import './fault-texts.ts';
import { create } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { Fault, type FaultKind } from '../platform/fault.ts';
import { HOME_LANGUAGE, type Language } from '../platform/languages.ts';
import type { Arrival } from './arrival.ts';
import { type Told, tell } from './fault-map.ts';
import { faultText, operatorText } from './i18n/texts.ts';
import { wordIn, wordOf } from './i18n/word.ts';
import { houseTexts } from './i18n/words/index.ts';

/**
 * An error in the words of whoever reads it. Programs read the English of the contract, and operators the same without the
 * names of calls and fields; the pages at /ui/ show it to people as it comes, so it comes in the language those pages say they
 * are in (`Accept-Language`). What has no words of its own is told by its kind: nothing falls back to English.
 */
export function tellTo(arrival: Arrival, thrown: unknown): Told {
  const told = tell(thrown, arrival.requestId);
  if (arrival.page?.surface === 'dashboard') return thrown instanceof Fault ? { ...told, message: toOperators(told, thrown) } : told;
  if (arrival.page?.surface !== 'ui') return told;
  const environment = arrival.caller?.environment;
  const language = arrival.language ?? environment?.branding.language ?? HOME_LANGUAGE;
  const word = environment ? wordOf(language, environment) : wordIn(language, 'organization');
  const own = thrown instanceof Fault ? faultText(language, thrown, word) : language === HOME_LANGUAGE ? told.message : undefined;
  return { ...told, message: own ?? byKind(language, told, thrown), info: language === HOME_LANGUAGE ? told.info : inWords(language, told.info) };
}

/** `organization.display_name: value is required` is "Display name: value is required". */
function toOperators({ info }: Told, fault: Fault): string {
  const violations = info.validationErrorInfo?.fieldViolations ?? [];
  return violations.length > 0 ? violations.map(({ field, description }) => `${inPlainWords(field)}: ${description}`).join('; ') : operatorText(fault);
}

const inPlainWords = (field: string): string => {
  const [last = field] = field
    .replace(/\[.*?\]/g, '')
    .split('.')
    .slice(-1);
  return last.charAt(0).toUpperCase() + last.slice(1).replaceAll('_', ' ');
};

function byKind(language: Language, { code }: Told, thrown: unknown): string {
  const t = houseTexts(language);
  const kind = thrown instanceof Fault ? thrown.kind : KINDS[code];
  return kind ? t.text(`told.${kind}`) : t.text('failed.heading');
}

/** For what the transport refuses by itself. Anything else is a mistake of ours. */
const KINDS: Readonly<Partial<Record<Code, FaultKind>>> = {
  [Code.InvalidArgument]: 'invalid',
  [Code.ResourceExhausted]: 'tooMany',
  [Code.Unavailable]: 'unavailable',
  [Code.DeadlineExceeded]: 'unavailable',
  [Code.Canceled]: 'unavailable',
  [Code.Unimplemented]: 'unimplemented',
};

/** What is wrong with single fields, by the rule that was broken: the library that checks them speaks English. */
function inWords(language: Language, info: Told['info']): Told['info'] {
  const { validationErrorInfo } = info;
  if (!validationErrorInfo) return info;
  const t = houseTexts(language);
  const fieldViolations = validationErrorInfo.fieldViolations.map((one) => ({ ...one, description: t.text(`field.${ruleOf(one.constraint)}`) }));
  return create(ErrorInfoSchema, { ...info, validationErrorInfo: { ...validationErrorInfo, fieldViolations } });
}

const RULES = [
  [/required/, 'required'],
  [/max_(len|bytes|items|pairs)/, 'tooLong'],
  [/min_(len|bytes|items|pairs)/, 'tooShort'],
  [/email/, 'email'],
  [/uri|hostname/, 'address'],
  [/\.(gt|gte|lt|lte)/, 'range'],
] as const;

const ruleOf = (constraint: string) => RULES.find(([pattern]) => pattern.test(constraint))?.[1] ?? 'other';
