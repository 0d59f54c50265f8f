import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Mark } from '../../design/index.ts';
import { useMe } from '../me.ts';
import css from './shell.module.css';

/** Whose pages these are. */
export function Brand(): ReactNode {
  return <BrandOf {...useMe().brand} />;
}

export function BrandOf({ name, logoUrl }: { readonly name: string; readonly logoUrl: string | undefined }): ReactNode {
  const [broken, setBroken] = useState<string>();
  return (
    <Link to="/" className={css['brand']}>
      {logoUrl && logoUrl !== broken ? <img src={logoUrl} alt="" onError={() => setBroken(logoUrl)} /> : <Mark name={name} size={30} />}
      <b>{name}</b>
    </Link>
  );
}
