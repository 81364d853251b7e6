export interface CloudWatchState {}

export const emptyCloudWatchState = (): CloudWatchState => ({});
