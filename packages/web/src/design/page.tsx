import { useDocumentTitle } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import css from './page.module.css';
import { t } from './words/index.ts';

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** What stands behind a page's own title in the browser's tab. */
export const SiteName = createContext('Tenon');

interface Props {
  /** Says what the page is about; also the browser's tab. */
  readonly title: string;
  /** What stands before the title: an avatar, a mark. */
  readonly mark?: ReactNode;
  /** What stands beside the title: an id, a badge. */
  readonly aside?: ReactNode;
  /** A sentence or two: what this is for. */
  readonly description?: ReactNode;
  /** Buttons; the primary one last. */
  readonly actions?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  readonly tabs?: ReactNode;
  /** Forms and settings read better when lines are short. */
  readonly width?: 'full' | 'reading';
  readonly children: ReactNode;
}

/** Whether something is part of a page that stands: the page of a tab is one within another. */
export const WithinPage = createContext(false);

/** One page: where it is, what it is called, what can be done here, and its content. */
export function Page({ title, mark, aside, description, actions, breadcrumbs, tabs, width = 'full', children }: Props): ReactNode {
  useDocumentTitle(`${title} · ${useContext(SiteName)}`);
  return (
    <div className={css['page']} data-width={width}>
      <div className={css['head']}>
        {breadcrumbs && (
          <nav aria-label={t('page.breadcrumbs')} className={css['crumbs']}>
            {breadcrumbs.map(({ label, to }) => (
              <span key={to}>
                <Link to={to}>{label}</Link>
                <IconChevronRight size={14} aria-hidden />
              </span>
            ))}
          </nav>
        )}
        <div className={css['line']}>
          {mark}
          <h1 tabIndex={-1} className={css['title']} data-waiting={title.trim() === '' || undefined}>
            {title}
          </h1>
          {aside}
          {actions && <div className={css['actions']}>{actions}</div>}
        </div>
        {description && <p className={css['description']}>{description}</p>}
      </div>
      {tabs}
      <div className={css['content']}>
        <WithinPage value={true}>{children}</WithinPage>
      </div>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** For what cannot be taken back. */
  readonly tone?: 'bad';
  readonly children?: ReactNode;
}

/** A card with a heading: one subject of a page. */
export function Section({ title, description, actions, tone, children }: SectionProps): ReactNode {
  return (
    <section className={css['section']} data-tone={tone}>
      <div className={css['sectionHead']}>
        <div>
          <h2>{title}</h2>
          {description && <p>{description}</p>}
        </div>
        {actions && <div className={css['actions']}>{actions}</div>}
      </div>
      {children && <div className={css['sectionBody']}>{children}</div>}
    </section>
  );
}

/** A list with a heading: the list is a card already, and a card in a card says nothing. */
export function Headed({ title, description, actions, children }: Omit<SectionProps, 'tone'>): ReactNode {
  return (
    <section className={css['headed']}>
      <div>
        <div>
          <h2>{title}</h2>
          {description && <p>{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Two columns that become one: the wide part and what stands beside it. */
export function Columns({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['columns']}>{children}</div>;
}

/** What stands above a list: the search, which takes the room there is, then filters and buttons. */
export function Toolbar({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['toolbar']}>{children}</div>;
}

/** Cards below one another. */
export function Stacked({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['stacked']}>{children}</div>;
}
