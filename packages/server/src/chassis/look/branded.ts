import type { Radius } from '../../platform/environment.ts';
import type { Brand } from '../brand.ts';
import { accentTokens } from './color.ts';
import { accentStyle } from './hosted.ts';
import { asVariables, shape } from './tokens.ts';

type Corners = Pick<typeof shape, 'radius' | 'radius-small' | 'radius-large'>;

/** How round corners are, by what the environment calls it. */
const CORNERS: Readonly<Record<Radius, Readonly<Record<keyof Corners, string>>>> = {
  none: { radius: '0', 'radius-small': '0', 'radius-large': '0' },
  small: { radius: '4px', 'radius-small': '4px', 'radius-large': '6px' },
  medium: { radius: shape.radius, 'radius-small': shape['radius-small'], 'radius-large': shape['radius-large'] },
  large: { radius: '14px', 'radius-small': '14px', 'radius-large': '24px' },
};

export const cornersOf = (radius: Radius = 'medium') => CORNERS[radius];

/**
 * What an environment's look adds to the style sheet, in rules of our own: it comes with the page, so nothing flashes and
 * nothing moves. Text outside the card stands on paper wherever a background could make it unreadable.
 */
export function brandedStyles({ accent, radius = 'medium', background, logoPlacement, logoAlignment, headerAlignment }: Brand): string[] {
  const accents = accent ? accentTokens(accent) : undefined;
  const rules = [
    radius === 'medium' ? '' : `:root{${asVariables(CORNERS[radius])}}`,
    logoPlacement === 'outside' ? OUTSIDE : '',
    logoAlignment === 'center' ? `.brand{justify-content:center}.brand img{object-position:center}${logoPlacement === 'outside' ? CENTERED_OUTSIDE : ''}` : '',
    headerAlignment === 'center' ? '.lead{text-align:center}' : '',
    background ? `${logoPlacement === 'outside' ? `.brand,` : ''}footer{${ON_PAPER}}` : '',
  ].join('');
  return [
    ...(accents ? [accentStyle(accents)] : []),
    ...(rules ? [rules] : []),
    // By itself and last: whatever a browser makes of it, nothing comes after it.
    ...(background ? [`body{background:${background}}`] : []),
  ];
}

const CENTERED_OUTSIDE = 'main>.brand:first-child{inset-inline:0;margin-inline:auto;inline-size:fit-content}';
const ON_PAPER = 'background:var(--paper);border-radius:var(--radius-small);padding:8px 14px';

/** Above the card, in room that is there before the picture is. */
const OUTSIDE =
  'main{position:relative;margin-block-start:80px}main>.brand:first-child{position:absolute;inset-block-end:calc(100% + 18px);inset-inline-start:0;max-inline-size:100%;max-block-size:56px;overflow:hidden}';
