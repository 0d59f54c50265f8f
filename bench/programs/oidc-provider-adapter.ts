import type pg from 'pg';

type Payload = Record<string, unknown> & { readonly grantId?: string; readonly userCode?: string; readonly uid?: string };

/** What oidc-provider stores, in one table; statements are prepared once per connection, like ours. */
export const SCHEMA = `
  create table oidc_payloads (
    model text not null, id text not null, payload jsonb not null, grant_id text, user_code text, uid text,
    expires_at timestamptz, consumed_at timestamptz, primary key (model, id)
  );
  create index on oidc_payloads (grant_id) where grant_id is not null;
  create index on oidc_payloads (uid) where uid is not null;
  create table oidc_accounts (id text primary key, email text not null, name text not null);
  insert into oidc_accounts values ('usr_1', 'ada@example.com', 'Ada Lovelace');
`;

export function adapterOn(pool: pg.Pool) {
  const found = async (name: string, condition: string, values: unknown[]): Promise<object | undefined> => {
    const { rows } = await pool.query<{ payload: object; consumed: number | null }>({
      name,
      text: `select payload, extract(epoch from consumed_at)::integer as consumed from oidc_payloads
             where ${condition} and (expires_at is null or expires_at > now())`,
      values,
    });
    return rows[0] && { ...rows[0].payload, ...(rows[0].consumed === null ? {} : { consumed: rows[0].consumed }) };
  };

  return class PostgresAdapter {
    readonly model: string;

    constructor(model: string) {
      this.model = model;
    }

    async upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
      await pool.query({
        name: 'oidc_upsert',
        text: `insert into oidc_payloads (model, id, payload, grant_id, user_code, uid, expires_at)
               values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
               on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
                 user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at`,
        values: [this.model, id, JSON.stringify(payload), payload.grantId ?? null, payload.userCode ?? null, payload.uid ?? null, expiresIn ?? null],
      });
    }

    find = (id: string) => found('oidc_find', 'model = $1 and id = $2', [this.model, id]);
    findByUid = (uid: string) => found('oidc_find_by_uid', 'model = $1 and uid = $2', [this.model, uid]);
    findByUserCode = (userCode: string) => found('oidc_find_by_user_code', 'model = $1 and user_code = $2', [this.model, userCode]);

    async consume(id: string): Promise<void> {
      await pool.query({ name: 'oidc_consume', text: 'update oidc_payloads set consumed_at = now() where model = $1 and id = $2', values: [this.model, id] });
    }

    async destroy(id: string): Promise<void> {
      await pool.query({ name: 'oidc_destroy', text: 'delete from oidc_payloads where model = $1 and id = $2', values: [this.model, id] });
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      await pool.query({ name: 'oidc_revoke', text: 'delete from oidc_payloads where grant_id = $1', values: [grantId] });
    }
  };
}
