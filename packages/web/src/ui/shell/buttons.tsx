import { IconChevronUp, IconSelector } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Mark } from '../../design/index.ts';
import { useMe } from '../me.ts';
import css from './shell.module.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly ref?: Ref<HTMLButtonElement> };

/** Who one is. */
export function PersonButton(props: Props): ReactNode {
  const { displayName, email, picture } = useMe();
  return (
    <button type="button" {...props} className={css['who']}>
      <Mark name={displayName} src={picture} size={32} />
      <span>
        <b>{displayName}</b>
        {displayName !== email && <small>{email}</small>}
      </span>
      <IconChevronUp size={16} aria-hidden />
    </button>
  );
}

/** Where one is; a button where one could be elsewhere. */
export function PlaceButton({ opens = false, ...props }: Props & { readonly opens?: boolean }): ReactNode {
  const { organization } = useMe();
  const inside = (
    <>
      <Mark name={organization.name} src={organization.logoUrl} size={30} />
      <span>
        <b>{organization.name}</b>
      </span>
    </>
  );
  const look = `${css['who']} ${css['place']}`;
  if (!opens) return <div className={look}>{inside}</div>;
  return (
    <button type="button" {...props} className={look}>
      {inside}
      <IconSelector size={16} aria-hidden />
    </button>
  );
}
