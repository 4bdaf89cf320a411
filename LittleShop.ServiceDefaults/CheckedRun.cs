using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

public static class CheckedRunExtensions
{
    extension(WebApplication app)
    {
        /// <summary>
        /// Runs until stopped and answers with the exit code. A wrong option ends the process before anything starts:
        /// one sentence each, no stack trace.
        /// </summary>
        public async Task<int> RunCheckedAsync()
        {
            try
            {
                app.Services.GetService<IStartupValidator>()?.Validate();
                _ = app.Services.GetServices<IHostedService>().ToList(); // what they need is told of here, if missing
            }
            catch (Exception wrong) when (Sentences(wrong) is [_, ..] sentences)
            {
                await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, sentences));
                return 1;
            }

            await app.RunAsync();
            return Environment.ExitCode;
        }
    }

    private static string[] Sentences(Exception wrong) => wrong switch
    {
        AggregateException all => [.. all.InnerExceptions.SelectMany(Sentences)],
        OptionsValidationException one => [.. one.Failures.Select(WithoutMember)],
        InvalidOperationException when wrong.Message.Contains("ConnectionString", StringComparison.Ordinal) =>
            [wrong.Message],
        _ => [],
    };

    /// <summary>Generated validators put the member's name before the sentence, which names the key anyway.</summary>
    private static string WithoutMember(string failure) =>
        failure.Split(": ", 2) is [var member, var sentence] && !member.Contains(' ') && !member.Contains(':')
            ? sentence
            : failure;
}
