/** Drawn on nothing: what is put between two letters so that a search does not find the word. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** Characters that are written for others: older forms, and look-alikes. */
const instead: Readonly<Record<string, string>> = {
  門: '门',
  檻: '槛',
  過: '过',
  證: '证',
  額: '额',
  貸: '贷',
  審: '审',
  徵: '征',
  無: '无',
  沒: '没',
  還: '还',
  賬: '账',
  帳: '账',
  帐: '账',
  鐘: '钟',
  鍾: '钟',
  馬: '马',
  極: '极',
  實: '实',
  時: '时',
  會: '会',
  員: '员',
  學: '学',
  園: '园',
  錢: '钱',
  質: '质',
  擔: '担',
  諾: '诺',
  穩: '稳',
  閃: '闪',
  戶: '户',
  戸: '户',
  個: '个',
  們: '们',
  來: '来',
  僅: '仅',
  餘: '余',
  後: '后',
  計: '计',
  數: '数',
  〇: '0',
  '○': '0',
  '◯': '0',
  零: '0',
  妙批: '秒批',
  保証: '保证',
  証: '证',
  百分之百: '100%',
  百分百: '100%',
  壹: '一',
  佰: '百',
  苐: '第',
  萿: '活',
  免審: '免审',
  當: '当',
  場: '场',
  剩余: '剩余',
};
const longest = Math.max(...Object.keys(instead).map((name) => [...name].length));

export interface PlainText {
  /** Full width made half, unseen characters gone, older forms made plain; nothing else is taken away. */
  readable: string;
  /** The same without whatever only stands between letters. */
  letters: string;
  /** For each character of `letters` its place in `readable`. */
  at: readonly number[];
}

/** What is between letters and carries no meaning of its own; `%` and digits do. */
const between = /[\s\p{P}\p{S}]/u;
const meant = new Set(['%', '％', '+']);

/** Texts that were made plain before. */
const maxKeptTexts = 2_000;
const kept = new Map<string, PlainText>();

export function plainText(text: string): PlainText {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size >= maxKeptTexts) kept.clear();
  const plain = madePlain(text);
  kept.set(text, plain);
  return plain;
}

function madePlain(text: string): PlainText {
  const readable = replaced(text.normalize('NFKC').toLowerCase().replace(unseen, ''));
  const letters: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const character of readable) {
    if (meant.has(character) || !between.test(character)) {
      letters.push(character);
      // An index for each UTF-16 unit, as a search counts.
      for (let unit = 0; unit < character.length; unit += 1) at.push(place + unit);
    }
    place += character.length;
  }
  return { readable, letters: letters.join(''), at };
}

function replaced(text: string): string {
  const characters = [...text];
  let result = '';
  for (let place = 0; place < characters.length;) {
    let taken = 1;
    let written = characters[place]!;
    for (let length = longest; length >= 1; length -= 1) {
      const found = instead[characters.slice(place, place + length).join('')];
      if (found === undefined) continue;
      [written, taken] = [found, length];
      break;
    }
    result += written;
    place += taken;
  }
  return result;
}
