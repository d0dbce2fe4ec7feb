import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

type MayLeave = () => boolean;

/** Not a byte of the request was written. */
class KeptHere extends Error {
  readonly code = 'KEPT_HERE';
}

/** How often a request that the kernel takes only in parts is asked about. */
const halfWrittenLookMs = 50;

/** A request is written in the very turn in which it is announced: until that turn ends, this is its question. */
let announced: MayLeave | undefined;

/** Said of a request that is about to be written, in the turn of the loop in which that happens. */
export function announce(mayLeave: MayLeave | undefined): void {
  announced = mayLeave;
  if (mayLeave) {
    queueMicrotask(() => {
      if (announced === mayLeave) announced = undefined;
    });
  }
}

/**
 * Connections that ask once more with the bytes in hand: nothing lies between that and the call of the kernel, and
 * what a stopped process had half written is cut off when it goes on too late.
 */
export function askingConnector(
  connect: buildConnector.connector = buildConnector({}),
): buildConnector.connector {
  return (options, connected) =>
    connect(options, (...result) => {
      if (result[1]) askAtWriting(result[1]);
      connected(...result);
    });
}

function askAtWriting(socket: Socket): void {
  const write = socket._write.bind(socket);
  const writeMany = socket._writev?.bind(socket);
  socket._write = (chunk, encoding, done) => leave(socket, (end) => write(chunk, encoding, end), done);
  if (writeMany) socket._writev = (chunks, done) => leave(socket, (end) => writeMany(chunks, end), done);
}

type Done = (error?: Error | null) => void;

function leave(socket: Socket, write: (done: Done) => void, done: Done): void {
  const mayLeave = announced;
  announced = undefined;
  if (!mayLeave) return write(done);
  if (!mayLeave()) return done(kept());
  let left = false;
  write((error) => {
    left = true;
    done(error);
  });
  if (!left) cutWhenLate(socket, mayLeave, () => left);
}

function cutWhenLate(socket: Socket, mayLeave: MayLeave, hasLeft: () => boolean): void {
  const looking = setInterval(() => {
    const goesOn = !hasLeft() && !socket.destroyed;
    if (goesOn && mayLeave()) return;
    clearInterval(looking);
    if (goesOn) socket.destroy();
  }, halfWrittenLookMs);
}

export const kept = () => new KeptHere('the right to send is gone');
