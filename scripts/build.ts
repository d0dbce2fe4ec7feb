import { allTargets, build, type TargetName } from './build-targets';

const asked = process.argv
  .slice(2)
  .filter((name): name is TargetName => (allTargets as string[]).includes(name));

build(asked.length > 0 ? asked : allTargets, (sentence) => console.log(sentence)).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
