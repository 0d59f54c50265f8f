/**
 * The look in its smallest parts, and the only place they stand: hosted pages, mails and the
 * dashboard's theme are made from these. Light and dark have the same names.
 * Every text stands at 4.5:1 or more on every ground it is used on; tokens.test.ts counts.
 */
export const light = {
  paper: '#faf9f7',
  card: '#ffffff',
  line: '#e6e2dc',
  edge: '#8f897f',
  ink: '#1d1b18',
  'ink-2': '#5f5a52',
  'ink-3': '#6b655c',
  accent: '#0b6b67',
  'accent-strong': '#085450',
  'accent-soft': '#e2f1ef',
  'on-accent': '#ffffff',
  good: '#1a6b3c',
  'good-soft': '#e4f3e9',
  wait: '#7d5200',
  'wait-soft': '#fbf0d9',
  bad: '#a3271f',
  'bad-soft': '#fbe7e5',
  idle: '#5f5a52',
  'idle-soft': '#efece7',
} as const;

export type Token = keyof typeof light;

export const dark: Readonly<Record<Token, string>> = {
  paper: '#151412',
  card: '#1e1c1a',
  line: '#35322d',
  edge: '#7d766b',
  ink: '#f2efe9',
  'ink-2': '#b9b2a7',
  'ink-3': '#a09a8f',
  accent: '#4fb8b0',
  'accent-strong': '#7accc5',
  'accent-soft': '#14312f',
  'on-accent': '#06211f',
  good: '#6fcf97',
  'good-soft': '#16301f',
  wait: '#e8b860',
  'wait-soft': '#33270d',
  bad: '#f0968f',
  'bad-soft': '#3a1815',
  idle: '#b9b2a7',
  'idle-soft': '#2a2724',
};

export const shape = {
  radius: '10px',
  'radius-small': '8px',
  'radius-large': '16px',
  text: '15px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
  mono: 'ui-monospace,"SF Mono","Cascadia Code","DejaVu Sans Mono",monospace',
} as const;

export const shadows = {
  light: '0 1px 2px rgb(29 27 24/.05),0 12px 32px -16px rgb(29 27 24/.2)',
  dark: '0 1px 2px rgb(0 0 0/.4),0 12px 32px -12px rgb(0 0 0/.6)',
} as const;

/** `--name:value;` for each. */
export const asVariables = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');
