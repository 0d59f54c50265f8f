import { dark, light, type Token } from './tokens.ts';

/** Customers choose an accent; these keep it readable. WCAG 2.2: relative luminance and contrast. */
type Rgb = readonly [red: number, green: number, blue: number];

const HEX = /^#[0-9a-f]{6}$/i;
const READABLE = 4.5;

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

/** The accent tokens for both themes from one colour, moved towards ink or paper until every text on or in it is readable. */
export function accentTokens(colour: string): { light: Partial<Record<Token, string>>; dark: Partial<Record<Token, string>> } | undefined {
  if (!HEX.test(colour)) return undefined;
  return { light: theme(colour, light, '#000000'), dark: theme(colour, dark, '#ffffff') };
}

function theme(colour: string, ground: Readonly<Record<Token, string>>, towards: string): Partial<Record<Token, string>> {
  const readable = (accent: string) => contrast(accent, ground.card) >= READABLE && contrast(accent, ground.paper) >= READABLE;
  const accent = firstReadable(colour, towards, readable);
  const soft = mix(ground.card, accent, 0.12);
  return {
    accent,
    'accent-strong': firstReadable(mix(accent, towards, 0.2), towards, (strong) => readable(strong) && contrast(strong, soft) >= READABLE),
    'accent-soft': soft,
    'on-accent': contrast('#ffffff', accent) >= READABLE ? '#ffffff' : '#101010',
  };
}

function firstReadable(colour: string, towards: string, readable: (colour: string) => boolean): string {
  for (let share = 0; share < 1; share += 0.04) {
    const moved = mix(colour, towards, share);
    if (readable(moved)) return moved;
  }
  return towards;
}

function mix(one: string, other: string, share: number): string {
  const [a, b] = [parse(one), parse(other)];
  return `#${a
    .map((channel, index) =>
      Math.round(channel + ((b[index] ?? 0) - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function parse(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
