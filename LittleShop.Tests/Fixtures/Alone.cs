namespace LittleShop.Tests.Fixtures;

/// <summary>Tests that a busy machine would stretch, or that make it busy: none runs beside another.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
