namespace LittleShop.Tests.Fixtures;

/// <summary>Tests wait for a state, never for a time: ask again until it holds or the deadline has passed.</summary>
internal static class Deadline
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Ends after so many seconds, or with the test.</summary>
    public static CancellationToken In(int seconds)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(TimeSpan.FromSeconds(seconds));
        return source.Token;
    }

    public static async Task UntilAsync(Func<Task<bool>> holds, string what, int seconds = 10)
    {
        var deadline = In(seconds);
        while (!await holds())
        {
            Assert.False(deadline.IsCancellationRequested, $"Not within {seconds} s: {what}");

            // The pause between two looks, not a guess at how long something takes.
            await Task.Delay(_pause, CancellationToken.None);
        }
    }

    public static Task UntilAsync(Func<bool> holds, string what, int seconds = 10) =>
        UntilAsync(() => Task.FromResult(holds()), what, seconds);
}
