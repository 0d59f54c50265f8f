import { type ReactNode, useState } from 'react';
import css from './small.module.css';
import type { Tone } from './theme.ts';

/** A dot and a phrase that could stand alone: "Invited · opened the mail". Never a colour alone. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className={css['badge']} data-tone={tone}>
      {children}
    </span>
  );
}

/** A word that tells what something is, quietly: a kind, a source. */
export function Tag({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={css['tag']}>{children}</span>;
}

/** How many of something there are, in a small round: "3", and "3 waiting" for those who hear it. */
export function Count({ of, what }: { readonly of: number; readonly what: string }): ReactNode {
  return (
    <span className={css['count']}>
      <span aria-hidden>{of > 99 ? '99+' : of}</span>
      <span className="away">
        {of} {what}
      </span>
    </span>
  );
}

/** The first letters of a name, where there is no picture or it cannot be had; a logo where there is one. */
export function Mark({ name, src, size = 36 }: { readonly name: string; readonly src?: string | undefined; readonly size?: number }): ReactNode {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.38), borderRadius: Math.round(size * 0.25) };
  const [broken, setBroken] = useState<string>();
  if (src && src !== broken)
    return <img className={css['mark']} src={src} alt="" width={size} height={size} style={style} loading="lazy" onError={() => setBroken(src)} />;
  return (
    <span className={css['mark']} style={style} aria-hidden>
      {initials(name)}
    </span>
  );
}

const initials = (name: string): string => {
  const words = name.split(/[\s@.·-]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '–'
  );
};

/** A name with its mark, and what is said of it in a smaller line below. */
export function Identity({
  name,
  detail,
  src,
  children,
}: {
  readonly name: string;
  readonly detail?: ReactNode;
  readonly src?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <span className={css['identity']}>
      <Mark name={name} src={src} />
      <span>
        <strong>{children ?? name}</strong>
        {detail && <small>{detail}</small>}
      </span>
    </span>
  );
}
