import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { after } from 'node:test';
import { decode, encode, type Packet } from 'dns-packet';

/** A name server on loopback that a test tells what to say. It speaks real DNS over UDP. */
export async function openNameServer() {
  /** What the TXT records at a name say. */
  const records = new Map<string, readonly string[]>();
  /** Names about which it says that it cannot tell. */
  const broken = new Set<string>();
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    if (!question) return;
    const name = question.name.toLowerCase();
    asked.push(name);
    const answer: Packet = broken.has(name)
      ? { type: 'response', id: id ?? 0, flags: SERVER_FAILURE, questions }
      : {
          type: 'response',
          id: id ?? 0,
          flags: records.has(name) ? 0 : NO_SUCH_NAME,
          questions,
          answers: (records.get(name) ?? []).map((text) => ({ type: 'TXT', name: question.name, ttl: 1, data: inPieces(text) })),
        };
    socket.send(encode(answer), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  after(() => socket.close());
  return { server: `127.0.0.1:${socket.address().port}`, records, broken, asked };
}

const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;

/** As zone files do with a text of more than 255 bytes, only sooner: whoever reads it has to put it together. */
const inPieces = (text: string): string[] => text.match(/.{1,20}/g) ?? [''];
