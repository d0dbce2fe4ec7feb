export function judgeImport(given: { fromPath: string; source: string; typeOnly: boolean }): string | null;
