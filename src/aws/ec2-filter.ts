/** EC2's filter values know `*` and `?` as wildcards (EC2 user guide, Using_Filtering): names and tags stand for themselves. */
export const literally = (text: string): string => text.replace(/[*?\\]/g, "\\$&");
