export interface AutoScalingState {}

export const emptyAutoScalingState = (): AutoScalingState => ({});
