import { dirname, join, relative } from 'node:path';
import { hasOneDoor, roomArrows, roomOf, roomsForTests } from './house-table.mjs';

const isTest = (path) =>
  /\.(test|test-support|fixture|arbitrary)\.tsx?$/.test(path) ||
  /(^|\/)test-doubles\//.test(path) ||
  /bench\.ts$/.test(path);

/** Where an import leads, as a path from the root; null for packages that are not ours. */
function targetOf(source, fromPath) {
  if (source.startsWith('.')) return join(dirname(fromPath), source).replaceAll('\\', '/');
  if (source === '@loudou/bff/router') return 'bff/src/router';
  const shared = /^@loudou\/shared\/(.+)$/.exec(source);
  return shared ? `shared/src/${shared[1]}/` : null;
}

/** Only the folder itself or its index is the door of a module. */
const isDoor = (target, room) =>
  [`bff/src/${room.slice(4)}`, `bff/src/${room.slice(4)}/`, `bff/src/${room.slice(4)}/index`].includes(
    target,
  );

/** What is wrong with an import, in one sentence, or null. */
export function judgeImport({ fromPath, source, typeOnly }) {
  const from = roomOf(fromPath);
  const target = targetOf(source, fromPath);
  if (!from || !target) return null;
  // The phone and the console know the router's type and nothing else of the BFF.
  if (target === 'bff/src/router' && (from === 'console' || from.startsWith('miniapp'))) {
    return typeOnly ? null : `${from} may import the router only as a type`;
  }
  const to = roomOf(`${target}/`) ?? roomOf(target);
  if (!to) return `${source} leads out of every room`;
  if (isTest(fromPath))
    return roomArrows[from].includes(to) || roomsForTests.includes(to) || from === to || to.startsWith('bff')
      ? null
      : refusal(from, to);
  if (!roomArrows[from].includes(to)) return refusal(from, to);
  const needsDoor = hasOneDoor(to) && to !== from && !['test', 'scripts'].includes(from);
  return needsDoor && !isDoor(target, to) ? `${to} is entered through its index.ts` : null;
}

const refusal = (from, to) => `${from} may not import ${to} (scripts/lint/house-table.mjs says who may)`;

export const houseImports = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{ reason }}' } },
  create(context) {
    const fromPath = relative(context.cwd, context.filename).replaceAll('\\', '/');
    const check = (node, source, typeOnly) => {
      if (typeof source !== 'string') return;
      const reason = judgeImport({ fromPath, source, typeOnly });
      if (reason) context.report({ node, messageId: 'refused', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, node.importKind === 'type'),
      ExportNamedDeclaration: (node) =>
        node.source && check(node, node.source.value, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source.value, false),
    };
  },
};
