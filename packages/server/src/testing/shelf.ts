import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { CLIENTS, command, openTo } from '../chassis/command.ts';
import { later, procedure, type Served, serve } from '../chassis/serve.ts';
import { faults } from '../platform/fault.ts';
import {
  BookSchema,
  type CreateBookRequest,
  type GetBookRequest,
  type ListBooksRequest,
  type ReadPageRequest,
  type ReturnBookRequest,
  ShelfService,
  type UpdateBookRequest,
} from './gen/tenon/testing/v1/shelf_pb.ts';

const shelfFaults = faults('shelf', {
  unknownBook: ['missing', 'There is no book {id}.'],
  lent: ['taken', 'Somebody else has "{id}", très désolé.'],
  tired: ['tooMany', 'Too many books. Come back later.'],
});

const open = openTo('It is a test.');

/** Something a test can hold back and let go, to see what a call does meanwhile. */
export function createGate() {
  let release = () => {};
  let arrived = () => {};
  const opened = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  return {
    release,
    reached,
    pass() {
      arrived();
      return opened;
    },
  };
}

export type Gate = ReturnType<typeof createGate>;

/**
 * A service without a feature behind it: `GetBook` answers by the id it is asked for, the others say what they understood.
 * @param gate held by GetBook of `slow`
 */
export function serveShelf(gate?: Gate): Served {
  const getBook = command({
    needs: open,
    reads: true,
    run: async (_work, { id }: { id: string }) => {
      if (id === 'missing') throw shelfFaults.unknownBook({ id });
      if (id === 'lent') throw shelfFaults.lent({ id });
      if (id === 'tired') throw shelfFaults.tired({ retry_after_seconds: 7 });
      if (id === 'bug') throw new TypeError('the secret inside');
      if (id === 'slow') await gate?.pass();
      return id;
    },
  });
  const echo = <T>(needs: typeof open | typeof CLIENTS = open) => command({ needs, reads: true, run: async (_work, input: T) => input });
  const bookOf = ({ key, shelf }: GetBookRequest): MessageInitShape<typeof BookSchema> => ({
    id: key.value ?? '',
    title: key.case ?? '',
    ...(shelf ? { shelf } : {}),
  });

  const { method } = ShelfService;
  return serve(ShelfService, {
    getBook: procedure(method.getBook, {
      command: getBook,
      request: ({ key }) => ({ id: key.value ?? '' }),
      response: (id) => ({ id, title: `About ${id}` }),
    }),
    listBooks: procedure(method.listBooks, {
      command: echo<ListBooksRequest>(),
      request: (message) => message,
      response: (asked) => ({ asked, nextPageToken: '' }),
    }),
    listNewBooks: procedure(method.listNewBooks, { command: echo(), request: () => null, response: () => ({ nextPageToken: 'new' }) }),
    createBook: procedure(method.createBook, {
      command: echo<CreateBookRequest>(CLIENTS),
      request: (message) => message,
      response: ({ book, shelf, notifyReaders }) => ({
        ...create(BookSchema, book),
        ...(shelf ? { shelf } : {}),
        ...(notifyReaders === undefined ? {} : { lendable: notifyReaders }),
      }),
    }),
    updateBook: procedure(method.updateBook, {
      command: echo<UpdateBookRequest>(),
      request: (message) => message,
      response: ({ id, book, updateMask }) => ({ ...create(BookSchema, book), id, tags: updateMask?.paths ?? [] }),
    }),
    deleteBook: procedure(method.deleteBook, { command: echo(), request: () => null, response: () => ({}) }),
    lendBook: procedure(method.lendBook, { command: echo<MessageInitShape<typeof BookSchema>>(), request: bookOf, response: (book) => book }),
    returnBook: procedure(method.returnBook, {
      command: echo<ReturnBookRequest>(),
      request: (message) => message,
      response: ({ what, damaged }) => ({ id: what.value ?? '', title: what.case ?? '', signed: damaged }),
    }),
    readPage: procedure(method.readPage, {
      command: echo<ReadPageRequest>(),
      request: (message) => message,
      response: ({ path, page }) => ({ text: `${path}#${page}` }),
    }),
    tagBook: procedure(method.tagBook, {
      command: echo<{ id: string; tags: string[] }>(),
      request: ({ id, tags }) => ({ id, tags }),
      response: (book) => book,
      restBody: (tags) => (Array.isArray(tags) ? tags.map((tag) => (typeof tag === 'object' && tag && 'name' in tag ? (tag.name ?? '') : tag)) : tags),
    }),
    whisper: later,
  });
}
