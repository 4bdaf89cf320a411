using System.Globalization;
using LittleShop.Tests.Fixtures;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCaseOrderer(typeof(OneOrder))]

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// A class's tests run in the order of their names on every machine: the framework's own order depends on the folder.
/// LITTLESHOP_TEST_ORDER=7 (or any number) shuffles them, to find a test that holds only after another.
/// </summary>
public sealed class OneOrder : ITestCaseOrderer
{
    private static readonly int? _seed =
        int.TryParse(Environment.GetEnvironmentVariable("LITTLESHOP_TEST_ORDER"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : null;

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        TTestCase[] cases = [.. testCases.OrderBy(one => one.TestCaseDisplayName, StringComparer.Ordinal)];
        if (_seed is { } shuffle)
        {
            new Random(shuffle).Shuffle(cases);
        }

        return cases;
    }
}
