using Xunit.v3;

// Tests of jobs wait for machines that are silent as long as they compute: more of them at a time than there are cores.
[assembly: Parallelization(MaxThreads = 3)]
