import { ActionIcon } from '@mantine/core';
import { type Icon, IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, type Ref, useRef, useState } from 'react';
import css from './data-table.module.css';
import type { ListState } from './list.ts';
import type { MenuProps } from './row-menu.tsx';
import { ShowMore } from './show-more.tsx';
import { ErrorState, useLate } from './states.tsx';
import { whenOpened } from './when-opened.tsx';
import { t } from './words/index.ts';

const loadMenu = () => import('./row-menu.tsx');
const RowMenu = whenOpened<MenuProps>(() => loadMenu().then((module) => module.RowMenu));

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Left out on a phone, where a row is read from top to bottom. */
  readonly hideOnPhone?: boolean;
  readonly width?: string;
  readonly align?: 'end';
  /** Only where the API can order by it. */
  readonly sortable?: boolean;
}

export interface RowAction {
  readonly label: string;
  readonly icon?: Icon;
  readonly tone?: 'bad';
  readonly run: () => void;
}

export interface Order {
  readonly by: string;
  readonly descending: boolean;
}

interface Props<Row> {
  /** What the table lists, for those who hear it: "Organizations". */
  readonly label: string;
  readonly list: ListState<Row>;
  readonly rowKey: (row: Row) => string;
  /** The first column names the row. Put a `RowLink` there and the whole row leads to its page. */
  readonly columns: readonly Column<Row>[];
  /** An empty list leaves the menu away. */
  readonly actions?: ((row: Row) => readonly RowAction[]) | undefined;
  /** Says what a row is in its menu's name: "Actions for Orion". */
  readonly nameOf?: (row: Row) => string;
  /** One useful action, standing open at the end of the row. */
  readonly quick?: ((row: Row) => ReactNode) | undefined;
  readonly empty: ReactNode;
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
  /** The words for a number of rows: `(n) => n === 1 ? '1 user' : …`. */
  readonly counted?: (shown: number, total: number | undefined) => string;
}

/**
 * Rows of something, loaded page by page: as quick at a million rows as at ten, because only what was asked for is here.
 * On a phone every row becomes an entry of a list.
 */
export function DataTable<Row>(props: Props<Row>): ReactNode {
  const { label, list, columns, rowKey, actions, quick, empty, counted } = props;
  const late = useLate(list.isLoading);
  const hasEnd = actions !== undefined || quick !== undefined;
  const body = useRef<HTMLTableSectionElement>(null);

  if (list.problem && list.rows.length === 0) {
    return (
      <div className={css['card']}>
        <ErrorState problem={list.problem} retry={list.retry} />
      </div>
    );
  }
  if (!list.isLoading && list.rows.length === 0) return <div className={css['card']}>{empty}</div>;
  return (
    <div>
      <div className={css['card']} data-stale={list.isStale || undefined}>
        {/* biome-ignore lint/a11y/noRedundantRoles: on a phone the table is laid out as a list, and browsers then forget that it is one. */}
        <table className={css['table']} role="table" aria-label={label} aria-busy={list.isLoading}>
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <thead role="rowgroup">
            {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
            <tr role="row">
              {columns.map((column) => (
                <Header key={column.key} column={column} {...props} />
              ))}
              {hasEnd && (
                <th>
                  <span className="away">{t('table.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tbody ref={body} role="rowgroup" onKeyDown={(event) => step(event, body.current)}>
            {list.isLoading
              ? Array.from({ length: 8 }, (_, index) => <Waiting key={String(index)} late={late} columns={columns.length + (hasEnd ? 1 : 0)} />)
              : list.rows.map((row) => (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <tr key={rowKey(row)} role="row">
                    {columns.map(({ key, header, cell, hideOnPhone, align }, index) => (
                      // biome-ignore lint/a11y/noRedundantRoles: see above
                      <td key={key} role="cell" data-label={index === 0 ? undefined : header} data-hide={hideOnPhone} data-align={align}>
                        {cell(row)}
                      </td>
                    ))}
                    {hasEnd && (
                      // biome-ignore lint/a11y/noRedundantRoles: see above
                      <td role="cell" className={css['end']}>
                        <span>
                          {quick?.(row)}
                          <Actions actions={actions?.(row) ?? []} name={props.nameOf?.(row) ?? ''} />
                        </span>
                      </td>
                    )}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      {!list.isLoading && (
        <div className={css['foot']} data-foot>
          <span>{(counted ?? countedRows)(list.rows.length, list.total)}</span>
          <ShowMore list={list} />
        </div>
      )}
    </div>
  );
}

const countedRows = (shown: number, total: number | undefined): string =>
  total !== undefined && total > shown ? t('table.some', { shown, total }) : t('table.all', { shown });

function Header<Row>({ column, order, onOrder }: { readonly column: Column<Row> } & Pick<Props<Row>, 'order' | 'onOrder'>): ReactNode {
  const { key, header, width, align, sortable, hideOnPhone } = column;
  const mine = order?.by === key ? order : undefined;
  const state = mine ? (mine.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" style={width ? { width } : undefined} data-align={align} data-hide={hideOnPhone} aria-sort={state}>
      {sortable && onOrder ? (
        <button type="button" onClick={() => onOrder({ by: key, descending: mine ? !mine.descending : false })}>
          {header}
          {mine && (mine.descending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
        </button>
      ) : (
        header
      )}
    </th>
  );
}

function Actions({ actions, name }: { readonly actions: readonly RowAction[]; readonly name: string }): ReactNode {
  const [opened, setOpened] = useState<boolean>();
  if (actions.length === 0) return null;
  const label = t('table.actionsFor', { name });
  return (
    <span className={css['menu']}>
      <ActionIcon
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={opened ?? false}
        onPointerEnter={() => void loadMenu()}
        onClick={() => setOpened(true)}
      >
        <IconDots size={18} />
      </ActionIcon>
      <RowMenu opened={opened ?? false} onClose={() => setOpened(false)} label={label} actions={actions} />
    </span>
  );
}

/** Room for a row that is on its way; what stands in it only shows when that takes long. */
function Waiting({ late, columns }: { readonly late: boolean; readonly columns: number }): ReactNode {
  return (
    <tr className={css['waiting']} aria-hidden>
      <td colSpan={columns}>
        <span data-late={late || undefined} />
      </td>
    </tr>
  );
}

/** The arrow keys go from row to row, by their links. */
function step(event: React.KeyboardEvent, body: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...(body?.querySelectorAll<HTMLElement>(`a.${css['rowLink']}`) ?? [])];
  const at = event.target instanceof HTMLElement ? links.indexOf(event.target) : -1;
  if (at < 0) return;
  event.preventDefault();
  links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

const Plain = ({ ref, className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement> }): ReactNode => (
  <a ref={ref} {...rest} className={css['rowLink']} />
);

/** The link that names a row; the whole row is its ground. */
export const RowLink = createLink(Plain);
