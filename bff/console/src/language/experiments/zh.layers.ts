/** Who holds which part of a layer. */
export const zhLayers = {
  title: '各层的位置',
  note: '在跑和暂停的实验占着位置，重叠的不能同时跑',
  full: '占满了',
  empty: '没有实验占着',
  free: '还空 {{share}}',
  freePart: '空 {{part}}',
  held: '{{key}} {{name}}：占 {{part}}，{{state}}，放进其中的 {{share}}',
  waits: '等位：要 {{part}}，{{holders}} 占着。等它结束，或把要的这一段改小。',
  waitsOrMoves: '等位：要 {{part}}，{{holders}} 占着。可以换到 {{room}}。',
  rollout: '{{letter}} 正放给这一层 {{share}} 的人，不占位置。',
};
