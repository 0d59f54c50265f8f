export interface SettingsOptions {
  readonly socketFolder: string;
  readonly major: number;
  readonly fast: boolean;
  readonly connections: number;
}

/**
 * How the embedded PostgreSQL is set: small, silent, and as careful with what it promised as PostgreSQL
 * can be. The command line outranks postgresql.conf, so a file edited by hand cannot take safety away.
 */
export function settings({ socketFolder, major, fast, connections }: SettingsOptions): string[] {
  const all: Record<string, string | number> = {
    // Nobody reaches it but through a socket in a folder of ours.
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',

    // A commit that was answered is on the disk. Only tests may trade that for speed.
    fsync: fast ? 'off' : 'on',
    full_page_writes: fast ? 'off' : 'on',
    synchronous_commit: fast ? 'off' : 'on',

    // Together with the server it must fit into a small machine.
    shared_buffers: '48MB',
    max_connections: connections,
    max_wal_size: '512MB',
    huge_pages: 'off',
    jit: 'off',
    autovacuum_max_workers: 2,
    max_worker_processes: 2,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    max_logical_replication_workers: 0,
    max_replication_slots: 2,
    max_wal_senders: 2,

    // Details of an error name values, and values are people's addresses: the one who asked gets them, the log does not.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Reading by itself, without three helper processes.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
