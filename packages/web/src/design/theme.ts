import { type CSSVariablesResolver, colorsTuple, createTheme, type MantineColor, type VariantColorsResolver } from '@mantine/core';
import skin from './skin.module.css';

/** The tones a thing may have, in the words of the look. There are no other colours. */
export type Tone = 'accent' | 'good' | 'wait' | 'bad' | 'idle';

const TONES: readonly Tone[] = ['accent', 'good', 'wait', 'bad', 'idle'];

const toneOf = (color: MantineColor | undefined): Tone => TONES.find((tone) => tone === color) ?? (color === 'red' ? 'bad' : 'accent');

const strongOf = (tone: Tone) => (tone === 'accent' ? 'var(--accent-strong)' : `var(--${tone})`);
/** Text on a filled ground: paper has 4.5:1 on every tone in both schemes. */
const onTone = (tone: Tone) => (tone === 'accent' ? 'var(--on-accent)' : 'var(--card)');

/** Every variant of every component gets its colours here, from the tokens: so contrast is settled once. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const tone = toneOf(color);
  const none = 'transparent';
  switch (variant) {
    case 'filled':
      return { background: `var(--${tone})`, hover: strongOf(tone), color: onTone(tone), border: '1px solid transparent' };
    case 'light':
      return { background: `var(--${tone}-soft)`, hover: `var(--${tone}-soft)`, color: strongOf(tone), border: '1px solid transparent' };
    case 'outline':
      return { background: 'var(--card)', hover: `var(--${tone}-soft)`, color: strongOf(tone), border: `1px solid var(--line)` };
    case 'subtle':
      return {
        background: none,
        hover: tone === 'accent' ? 'var(--idle-soft)' : `var(--${tone}-soft)`,
        color: strongOf(tone),
        border: '1px solid transparent',
      };
    case 'transparent':
      return { background: none, hover: none, color: strongOf(tone), border: '1px solid transparent' };
    default:
      return { background: 'var(--card)', hover: 'var(--idle-soft)', color: tone === 'bad' ? 'var(--bad)' : 'var(--ink)', border: '1px solid var(--line)' };
  }
};

const FONT = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

const heading = (fontSize: string, lineHeight: string) => ({ fontSize, lineHeight, fontWeight: '650' });

/** Mantine, as our look has it: paper, ink, one accent; 15 px text, 38 px controls, 10 px corners. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: Object.fromEntries(TONES.map((tone) => [tone, colorsTuple(`var(--${tone})`)])),
  primaryShade: 6,
  variantColorResolver,
  fontFamily: FONT,
  fontFamilyMonospace: 'var(--mono)',
  headings: {
    fontFamily: FONT,
    fontWeight: '650',
    sizes: { h1: heading('1.5rem', '1.25'), h2: heading('1.0625rem', '1.35'), h3: heading('0.9375rem', '1.4'), h4: heading('0.875rem', '1.4') },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: { xs: 'var(--shadow)', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { variant: 'default' }, classNames: { root: skin['button'] } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'idle', size: 34 } },
    TextInput: { classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    NumberInput: { classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    PasswordInput: { classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    Textarea: { classNames: { input: skin['area'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    NativeSelect: { classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    Select: {
      defaultProps: { checkIconPosition: 'right' },
      classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] },
    },
    Autocomplete: { classNames: { input: skin['input'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    MultiSelect: { classNames: { input: skin['area'], pillsList: skin['pills'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    TagsInput: { classNames: { input: skin['area'], label: skin['label'], description: skin['hint'], error: skin['error'] } },
    InputWrapper: { classNames: { label: skin['label'], description: skin['hint'], error: skin['error'] } },
    Switch: {
      defaultProps: { size: 'md', withThumbIndicator: false },
      classNames: { track: skin['track'], label: skin['switchLabel'], description: skin['hint'] },
    },
    Checkbox: { defaultProps: { size: 'sm' }, classNames: { input: skin['check'], description: skin['hint'] } },
    Radio: { defaultProps: { size: 'sm' }, classNames: { radio: skin['check'], description: skin['hint'] } },
    Modal: {
      // A dialog's head is no banner of the page.
      defaultProps: { centered: true, radius: 'xl', transitionProps: { duration: 120, transition: 'pop' }, attributes: { header: { role: 'none' } } },
      classNames: { content: skin['sheet'], title: skin['sheetTitle'], header: skin['sheetHead'], body: skin['sheetBody'] },
    },
    Drawer: {
      defaultProps: { position: 'right', size: 'md', transitionProps: { duration: 140 }, attributes: { header: { role: 'none' } } },
      classNames: { content: skin['sheet'], title: skin['sheetTitle'], header: skin['sheetHead'], body: skin['sheetBody'] },
    },
    SegmentedControl: { classNames: { root: skin['segments'], indicator: skin['segment'], label: skin['segmentLabel'] } },
    Overlay: { defaultProps: { color: '#14120f', backgroundOpacity: 0.36 } },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', position: 'bottom-end', offset: 6, transitionProps: { duration: 90 } },
      classNames: { dropdown: skin['menu'], item: skin['menuItem'], label: skin['menuLabel'], divider: skin['menuDivider'] },
    },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 } }, classNames: { tooltip: skin['tooltip'] } },
    Popover: { defaultProps: { shadow: 'md' }, classNames: { dropdown: skin['menu'] } },
    CloseButton: { defaultProps: { size: 34 } },
    Notification: { classNames: { root: skin['toast'], title: skin['toastTitle'], description: skin['toastText'] } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Mantine's own names for what the tokens say. */
const ours = {
  '--mantine-color-body': 'var(--card)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--idle-soft)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--idle-soft)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-strong)',
  '--mantine-color-accent-outline': 'var(--accent)',
};

export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
