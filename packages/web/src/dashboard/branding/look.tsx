import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { Alignment, ButtonPosition, CornerRadius, LogoPlacement } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ReactNode, useId } from 'react';
import { Section, Setting, Settings, SwitchSetting } from '../../design/index.ts';
import { LANGUAGES } from '../languages.ts';
import css from './branding.module.css';
import { COLOR, type Drawn, type Look } from './values.ts';

interface Props {
  readonly look: Look;
  readonly set: (part: Partial<Look>) => void;
  readonly error: (name: string) => string | undefined;
  readonly drawn: Drawn | undefined;
}

const BACKGROUNDS = [
  { value: '', label: 'Paper' },
  { value: '#ffffff', label: 'White' },
  { value: 'linear-gradient(180deg, #f4f7fb, #e3ebf6)', label: 'Morning' },
  { value: 'linear-gradient(160deg, #fdf6ec, #f6e3d3)', label: 'Sand' },
  { value: 'radial-gradient(circle at 20% 0%, #e8f3f1, #faf9f7 60%)', label: 'Glow' },
] as const;

export function LookFields({ look, set, error, drawn }: Props): ReactNode {
  return (
    <>
      <Section title="Brand">
        <TextInput
          label="Logo"
          description="A picture by https; wide ones are best, 40 px high or more."
          type="url"
          placeholder="https://example.com/logo.svg"
          autoComplete="off"
          value={look.logoUrl}
          onChange={(event) => set({ logoUrl: event.currentTarget.value })}
          error={error('logoUrl')}
        />
        <TextInput
          label="Favicon"
          description="The small picture in the browser’s tab."
          type="url"
          placeholder="https://example.com/favicon.png"
          autoComplete="off"
          value={look.faviconUrl}
          onChange={(event) => set({ faviconUrl: event.currentTarget.value })}
          error={error('faviconUrl')}
        />
        <TextInput
          label="Accent"
          description="Of buttons and links. Text on it is made readable by itself."
          placeholder="#0b6b67"
          autoComplete="off"
          spellCheck={false}
          maxLength={7}
          leftSection={
            <input
              type="color"
              aria-label="Choose the accent"
              className={css['color']}
              value={COLOR.test(look.accentColor) ? look.accentColor.toLowerCase() : '#0b6b67'}
              onChange={(event) => set({ accentColor: event.currentTarget.value })}
            />
          }
          leftSectionPointerEvents="all"
          leftSectionWidth={46}
          value={look.accentColor}
          onChange={(event) => set({ accentColor: event.currentTarget.value })}
          error={error('accentColor')}
        />
        {drawn && COLOR.test(look.accentColor) && <AccentNote chosen={look.accentColor.toLowerCase()} drawn={drawn} />}
      </Section>
      <Section title="Page">
        <Choice
          label="Corners"
          value={look.radius}
          onChange={(radius) => set({ radius })}
          options={[
            [CornerRadius.NONE, 'Square'],
            [CornerRadius.SMALL, 'Small'],
            [CornerRadius.MEDIUM, 'Medium'],
            [CornerRadius.LARGE, 'Round'],
          ]}
        />
        <div className={css['backgrounds']}>
          <TextInput
            label="Background"
            description="Colours and gradients, as in CSS; light and dark pages alike."
            placeholder="linear-gradient(180deg, #fff, #eef)"
            autoComplete="off"
            spellCheck={false}
            value={look.background}
            onChange={(event) => set({ background: event.currentTarget.value })}
            error={error('background')}
          />
          <div>
            {BACKGROUNDS.map(({ value, label }) => (
              <button
                key={label}
                type="button"
                aria-pressed={look.background === value}
                style={{ background: value || 'var(--paper)' }}
                onClick={() => set({ background: value })}
              >
                <span className="away">{label}</span>
              </button>
            ))}
          </div>
        </div>
        <Choice
          label="Logo"
          value={look.logoPlacement}
          onChange={(logoPlacement) => set({ logoPlacement })}
          options={[
            [LogoPlacement.INSIDE, 'In the box'],
            [LogoPlacement.OUTSIDE, 'Above it'],
          ]}
        />
        <Choice label="Logo stands" value={look.logoAlignment} onChange={(logoAlignment) => set({ logoAlignment })} options={ALIGNMENTS} />
        <Choice label="Headings stand" value={look.headerAlignment} onChange={(headerAlignment) => set({ headerAlignment })} options={ALIGNMENTS} />
        <Choice
          label="Buttons of other sign-ins"
          value={look.socialButtons}
          onChange={(socialButtons) => set({ socialButtons })}
          options={[
            [ButtonPosition.TOP, 'Above the address'],
            [ButtonPosition.BOTTOM, 'Below it'],
          ]}
        />
      </Section>
      <Section title="For whom">
        <Settings>
          <SwitchSetting
            label="The organization’s own logo"
            description="Whoever is on the way to an organization sees its logo and is asked to sign in to it by name."
            checked={look.organizationBranding}
            onChange={(on) => set({ organizationBranding: on })}
          />
          <Setting>
            <Select
              label="Language"
              description="Where neither the app, the person nor their browser wishes for one that is spoken here."
              allowDeselect={false}
              data={LANGUAGES.map(({ value, label }) => ({ value: value === 'en' ? '' : value, label }))}
              value={look.language === 'en' ? '' : look.language}
              onChange={(language) => set({ language: language ?? '' })}
            />
          </Setting>
        </Settings>
      </Section>
    </>
  );
}

const ALIGNMENTS = [
  [Alignment.START, 'At the start'],
  [Alignment.CENTER, 'In the middle'],
] as const;

interface ChoiceProps<Value extends number> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly (readonly [value: Value, label: string])[];
}

function Choice<Value extends number>({ label, value, onChange, options }: ChoiceProps<Value>): ReactNode {
  const id = useId();
  return (
    <div className={css['choice']}>
      <span id={id}>{label}</span>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={String(value)}
        onChange={(text) => {
          const chosen = options.find(([one]) => String(one) === text);
          if (chosen) onChange(chosen[0]);
        }}
        data={options.map(([one, words]) => ({ value: String(one), label: words }))}
      />
    </div>
  );
}

/** Says where the colour could not be used as it is, and which one stands in for it. */
function AccentNote({ chosen, drawn }: { readonly chosen: string; readonly drawn: Drawn }): ReactNode {
  const moved = (['light', 'dark'] as const).filter((scheme) => drawn[scheme] !== chosen);
  if (moved.length === 0) {
    return (
      <p className={css['accent']}>
        <i style={{ background: chosen }} /> Readable as it is, on light and on dark pages.
      </p>
    );
  }
  return (
    <div className={css['accents']} role="note">
      {moved.map((scheme) => (
        <p key={scheme} className={css['accent']}>
          <i style={{ background: drawn[scheme] }} />
          <span>
            {scheme === 'light' ? 'On light pages' : 'On dark pages'} it becomes <code>{drawn[scheme]}</code>, so that text can be read.
          </span>
        </p>
      ))}
    </div>
  );
}
