using LittleShop.Benchmarks.Running;

namespace LittleShop.Tests.Benchmarks;

public sealed class RunnerTests
{
    private readonly List<string> _ran = [];

    private Benchmark[] Known =>
    [
        new("one", "the first", (_, _) => Run("one")),
        new("two", "the second", (_, _) => throw new CannotMeasure("It is broken.")),
    ];

    [Theory]
    [InlineData("three")]
    [InlineData("one", "--fast")]
    [InlineData("one", "--seconds")]
    [InlineData("one", "--seconds", "soon")]
    [InlineData("one", "--rounds", "0")]
    public async Task Wrong_words_are_refused_and_nothing_runs(params string[] words)
    {
        Assert.Equal(2, await Runner.RunAsync(words, Known, TestContext.Current.CancellationToken));
        Assert.Empty(_ran);
    }

    [Fact]
    public async Task A_list_runs_nothing()
    {
        Assert.Equal(0, await Runner.RunAsync(["--list"], Known, TestContext.Current.CancellationToken));
        Assert.Empty(_ran);
    }

    [Fact]
    public async Task What_cannot_be_measured_fails_the_run()
    {
        Assert.Equal(1, await Runner.RunAsync(["two"], Known, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Options_are_read()
    {
        var (options, problem) = RunOptions.Parse(
            ["one", "--seconds", "3", "--rounds", "5", "--connections", "8", "--run-sh"]);

        Assert.Null(problem);
        Assert.Equal(["one"], options.Names);
        Assert.Equal((3, 5, 8, true), (options.Seconds, options.Rounds, options.Connections, options.RunScript));
    }

    [Fact]
    public void A_goal_says_whether_it_is_met()
    {
        Assert.Equal("≥ 0.25 met", Goal.Min(0.25).Text(0.25));
        Assert.Equal("≤ 100 MISSED", Goal.Max(100).Text(100.1));
    }

    private Task<Report> Run(string name)
    {
        _ran.Add(name);
        return Task.FromResult(new Report([]));
    }
}
