import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import mark from '../../design/mark.svg';
import type { Operator } from '../operator.ts';
import css from './shell.module.css';

/** Our mark, and which environment this is: nobody should take the real one for the one for tries. */
export function Brand({ environment }: { readonly environment: Operator['environment'] }): ReactNode {
  return (
    <Link to="/" className={css['brand']}>
      <img src={mark} alt="" width={30} height={30} />
      <span>
        <b>{environment.name}</b>
        <small data-production={environment.isProduction || undefined}>{environment.isProduction ? 'Production' : 'Development'}</small>
      </span>
    </Link>
  );
}
