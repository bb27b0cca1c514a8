export const serverLine: readonly string[];
export const serverEnv: Readonly<Record<string, string>>;
