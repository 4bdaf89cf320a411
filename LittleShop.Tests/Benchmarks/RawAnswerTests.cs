using System.Text;
using LittleShop.Benchmarks.Load;

namespace LittleShop.Tests.Benchmarks;

public sealed class RawAnswerTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", 200, "abcde")]
    [InlineData("HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n", 409, "")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    public void A_whole_answer_is_read(string received, int status, string body)
    {
        Assert.True(RawAnswer.TryRead(Encoding.ASCII.GetBytes(received), out var answer));
        Assert.Equal((status, body), (answer.Status, Encoding.ASCII.GetString(answer.Body.Span)));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public void A_part_of_one_is_waited_for(string received)
    {
        Assert.False(RawAnswer.TryRead(Encoding.ASCII.GetBytes(received), out _));
    }
}
