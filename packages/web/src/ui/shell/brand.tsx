import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Mark } from '../../design/index.ts';
import { useMe } from '../me.ts';
import css from './shell.module.css';

/** Whose pages these are. */
export function Brand(): ReactNode {
  const { brand } = useMe();
  return (
    <Link to="/" className={css['brand']}>
      {brand.logoUrl ? <img src={brand.logoUrl} alt="" /> : <Mark name={brand.name} size={30} />}
      <b>{brand.name}</b>
    </Link>
  );
}
