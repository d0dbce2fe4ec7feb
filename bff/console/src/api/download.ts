import { postJson } from './post-json';

/** Hands a file to the browser as if it had been a link. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Asks by POST, so that no question stands in an address. */
export async function downloadCsv(door: string, question: object, name: string): Promise<void> {
  const answer = await postJson(door, question);
  if (!answer.ok) throw new Error(`the export answered ${answer.status}`);
  saveFile(name, await answer.blob());
}
