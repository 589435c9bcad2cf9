package io.sprintqueue.lab.chaos;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One direction of a connection. It takes one piece at a time, so that pieces keep their order and
/// none is held in memory for long.
final class Relay extends ChannelInboundHandlerAdapter {
    private final Proxy proxy;
    private final Channel peer;
    private final boolean answers;

    /// A direction.
    ///
    /// @param peer where the pieces go
    /// @param answers whether they come from the side that answers
    Relay(Proxy proxy, Channel peer, boolean answers) {
        this.proxy = proxy;
        this.peer = peer;
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var piece = (ByteBuf) message;
        switch (proxy.fault()) {
            case null -> forward(context, piece, Duration.ZERO);
            case Fault.Refuse _ -> cut(context, piece);
            case Fault.Silence _ -> piece.release();
            case Fault.LoseAnswers _ -> {
                if (answers) {
                    cut(context, piece);
                } else {
                    forward(context, piece, Duration.ZERO);
                }
            }
            case Fault.Lag(Duration by) -> forward(context, piece, by);
            case Fault.Trickle(int bytesPerSecond) ->
                    forward(
                            context,
                            piece,
                            Duration.ofMillis(1_000L * piece.readableBytes() / bytesPerSecond));
        }
    }

    private void forward(ChannelHandlerContext context, ByteBuf piece, Duration after) {
        if (after.isZero()) {
            pass(context, piece);
        } else {
            var _ =
                    context.executor()
                            .schedule(
                                    () -> pass(context, piece),
                                    after.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    private void pass(ChannelHandlerContext context, ByteBuf piece) {
        peer.writeAndFlush(piece)
                .addListener(written -> {
                    if (written.isSuccess()) {
                        context.read();
                    } else {
                        Proxy.reset(context.channel());
                    }
                });
    }

    private void cut(ChannelHandlerContext context, ByteBuf piece) {
        piece.release();
        Proxy.reset(context.channel());
        Proxy.reset(peer);
    }

    /// What was written before still goes out.
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
        Proxy.reset(context.channel());
        Proxy.reset(peer);
    }
}
