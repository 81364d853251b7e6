export interface CodeDeployState {}

export const emptyCodeDeployState = (): CodeDeployState => ({});
