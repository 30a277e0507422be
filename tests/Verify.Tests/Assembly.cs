[assembly: AssemblyFixture(typeof(Stack))]
