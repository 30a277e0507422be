// Every audit of the stack sees what each test did to its history.
[assembly: AssemblyFixture(typeof(WriteBackLambdas.Audit.Tests.LoggedStack))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
