import { plainText } from './plain-text';

export interface FoundWord {
  /** As it stands in the text, spaces and all. */
  word: string;
  /** The sentence part around it. */
  clause: string;
}

/** Words that take back what follows directly: 「不保证秒批」 promises nothing. */
const negators =
  '不(?:能|会|可|予|得)?(?:保证|承诺|代表|等于|是|存在|提供|会|相信|轻信|做|搞)|并?非|没有|绝无|绝非|并无|谨防|警惕|勿信|拒绝|请勿(?:相信|轻信)|不要(?:相信|轻信)|切勿(?:相信|轻信)';
const fillers =
  '(?:任何|所谓的?|一定|能够?|会|有|可以|宣称的?|[“「『"《][^”」』"》]{1,8}[”」』"》][、和及或]?|[“「『"《])*';
const takenBack = new RegExp(`(?:${negators})${fillers}$`, 'u');
/** 「不一定通过」: a plain no suffices where the word itself is a vow. */
const vow = /^(?:保|包|一定|承诺|肯定|确保|必定|绝对|必)/u;
const plainNo = /(?:不|未|没)(?:能|会|可|敢)?$/u;
/** 「没有秒批不了的」: two of them promise after all. */
const again =
  /^[^，。；！？,.;!?]{0,6}(?:不了|不成|不到|不过|不下|不行|失败|例外|的?(?:不|没)有?(?:可能|存在))/u;
const clauseEnds = /[，。；！？,;!?\n]/u;

/** Texts that were searched before, for each list: hosts and variants say the same for the most part. */
const maxKeptTexts = 2_000;
const searched = new WeakMap<readonly string[], { compiled: RegExp[]; texts: Map<string, FoundWord[]> }>();

/** Every place where one of the patterns is said and not taken back. */
export function findWords(text: string, patterns: readonly string[]): readonly FoundWord[] {
  const list = searched.get(patterns) ?? {
    compiled: patterns.map((pattern) => new RegExp(pattern, 'gu')),
    texts: new Map<string, FoundWord[]>(),
  };
  searched.set(patterns, list);
  const known = list.texts.get(text);
  if (known) return known;
  if (list.texts.size >= maxKeptTexts) list.texts.clear();
  const found = search(text, list.compiled);
  list.texts.set(text, found);
  return found;
}

function search(text: string, compiled: readonly RegExp[]): FoundWord[] {
  const { readable, letters, at } = plainText(text);
  const found: FoundWord[] = [];
  for (const pattern of compiled) {
    for (const match of letters.matchAll(pattern)) {
      const from = at[match.index]!;
      const to = at[match.index + match[0].length - 1]! + 1;
      const isVow = vow.test(match[0]);
      if (isTakenBack(readable, from, to, isVow)) continue;
      found.push({ word: readable.slice(from, to).trim(), clause: clauseAround(readable, from, to) });
    }
  }
  return found;
}

function isTakenBack(readable: string, from: number, to: number, isVow: boolean): boolean {
  const before = readable.slice(0, from);
  if (!takenBack.test(before) && !(isVow && plainNo.test(before))) return false;
  return !again.test(readable.slice(to));
}

function clauseAround(readable: string, from: number, to: number): string {
  let start = from;
  while (start > 0 && !clauseEnds.test(readable[start - 1]!)) start -= 1;
  let end = to;
  while (end < readable.length && !clauseEnds.test(readable[end]!)) end += 1;
  return readable.slice(start, end).trim();
}
