export const buildLine: readonly string[];
export const buildEnv: Readonly<Record<string, string>>;
