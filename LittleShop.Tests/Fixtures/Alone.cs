namespace LittleShop.Tests.Fixtures;

/// <summary>Tests of times that a busy machine would stretch: none runs beside another.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
